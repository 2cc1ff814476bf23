package dev.matchbook.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.flow.FlowName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class SvgChartTest {
  @TempDir private Path folder;

  @Test
  void chartHasABarAndAFigureForEveryScore() throws Exception {
    Path file = folder.resolve("chart.svg");
    SvgChart.write(
        file,
        List.of(
            List.of(
                Scores.of(FlowName.MIX, "matchbook", 19_000, 0),
                Scores.of(FlowName.MIX, "parity", 199_000, 0)),
            List.of(Scores.of(FlowName.DEEP, "matchbook", 79_000, 0))),
        "some <machine> & JDK");
    Document chart = parse(file);
    assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(1 + 3);
    assertThat(texts(chart))
        .contains("MIX", "DEEP", "parity", "20.0 ns · 1.0×", "200 ns · 10.0×", "80.0 ns · 1.0×")
        .contains("some <machine> & JDK");
    assertThat(width(chart, 2) / width(chart, 1)).isBetween(9.8, 10.2);
    assertThat(Files.readString(file)).contains("prefers-color-scheme: dark");
  }

  private static Document parse(Path file)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  private static double width(Document chart, int rectangle) {
    Element element = (Element) chart.getElementsByTagName("rect").item(rectangle);
    return Double.parseDouble(element.getAttribute("width"));
  }

  private static List<String> texts(Document chart) {
    NodeList texts = chart.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }
}
