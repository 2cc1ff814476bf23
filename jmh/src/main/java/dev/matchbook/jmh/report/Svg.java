package dev.matchbook.jmh.report;

import java.io.Writer;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the few shapes a chart needs as SVG; positions are pixels from the top left. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final XMLStreamWriter xml;

  Svg(Writer to) throws XMLStreamException {
    xml = XMLOutputFactory.newInstance().createXMLStreamWriter(to);
  }

  void start(int width, int height, String title, String style) throws XMLStreamException {
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace(NAMESPACE);
    attribute("width", width);
    attribute("height", height);
    xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
    xml.writeAttribute("role", "img");
    element("title", title);
    element("style", style);
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
  }

  void rectangle(String styleClass, double x, double y, double width, double height)
      throws XMLStreamException {
    newLine();
    xml.writeEmptyElement("rect");
    xml.writeAttribute("class", styleClass);
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    attribute("rx", 2);
  }

  void line(String styleClass, double x1, double x2, double y) throws XMLStreamException {
    newLine();
    xml.writeEmptyElement("line");
    xml.writeAttribute("class", styleClass);
    attribute("x1", x1);
    attribute("x2", x2);
    attribute("y1", y);
    attribute("y2", y);
  }

  void text(String styleClass, double x, double y, String text) throws XMLStreamException {
    newLine();
    xml.writeStartElement("text");
    xml.writeAttribute("class", styleClass);
    attribute("x", x);
    attribute("y", y);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void element(String name, String content) throws XMLStreamException {
    newLine();
    xml.writeStartElement(name);
    xml.writeCharacters(content);
    xml.writeEndElement();
  }

  private void attribute(String name, double value) throws XMLStreamException {
    String text = value == Math.rint(value) ? "%.0f" : "%.1f";
    xml.writeAttribute(name, String.format(Locale.ROOT, text, value));
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n");
  }
}
