package dev.matchbook.jmh.report;

import dev.matchbook.jmh.run.Score;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javax.xml.stream.XMLStreamException;

/**
 * The scores of some flows as a bar chart: a panel a flow, a bar an engine, a thin line from its
 * fastest to its slowest round. Every panel has a linear scale of its own that starts at 0, so
 * within it a bar twice as long is twice the time. Readable on light and dark pages.
 */
public final class SvgChart {
  private static final int COLUMNS = 2;
  private static final int PANEL = 460;
  private static final int MARGIN = 24;
  private static final int HEADER = 72;
  private static final int HEADING = 30;
  private static final int ROW = 24;
  private static final int BAR = 15;
  private static final int NAMES = 142;
  private static final int BARS = 190;
  private static final int FOOTER = 34;

  private static final String STYLE =
      """

      text { font: 13px system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif }
      .page { fill: #ffffff } .ink { fill: #1f2328 } .soft { fill: #59636e }
      .name { fill: #1f2328; text-anchor: end } .title { fill: #1f2328 }
      .title { font-size: 18px; font-weight: 600 } .flow { fill: #1f2328; font-weight: 600 }
      .soft { font-size: 12px } .ours { fill: #1a7f5a } .rules { fill: #6cc3a0 }
      .peer { fill: #8c959f } .range { stroke: #1f2328; stroke-width: 1.2 }
      @media (prefers-color-scheme: dark) {
        .page { fill: #0d1117 } .ink, .name, .title, .flow { fill: #e6edf3 }
        .soft { fill: #9198a1 } .ours { fill: #2fb380 } .rules { fill: #1c6e50 }
        .peer { fill: #656c76 } .range { stroke: #e6edf3 }
      }
      """;

  private final Svg svg;

  private SvgChart(Svg svg) {
    this.svg = svg;
  }

  /**
   * Writes the chart over what is there.
   *
   * @param flows the scores of each flow, at least one each
   * @param caption what they were measured on
   */
  public static void write(Path path, List<List<Score>> flows, String caption) throws IOException {
    try (Writer file = Files.newBufferedWriter(path)) {
      new SvgChart(new Svg(file)).draw(flows, caption);
      file.write('\n');
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void draw(List<List<Score>> flows, String caption) throws XMLStreamException {
    int rows = flows.stream().mapToInt(List::size).max().orElse(0);
    int panelHeight = HEADING + rows * ROW + MARGIN;
    int lines = (flows.size() + COLUMNS - 1) / COLUMNS;
    int width = 2 * MARGIN + COLUMNS * PANEL;
    int height = HEADER + lines * panelHeight + FOOTER;
    svg.start(width, height, "Nanoseconds per command", STYLE);
    svg.rectangle("page", 0, 0, width, height);
    svg.text("title", MARGIN, 34, "Nanoseconds per command, less is better");
    svg.text("soft", MARGIN, 54, legend(flows));
    for (int i = 0; i < flows.size(); i++) {
      int x = MARGIN + i % COLUMNS * PANEL;
      panel(flows.get(i), x, HEADER + i / COLUMNS * panelHeight);
    }
    svg.text("soft", MARGIN, height - 16, caption);
    svg.end();
  }

  private static String legend(List<List<Score>> flows) {
    int rounds = flows.stream().mapToInt(f -> f.get(0).timed().size()).max().orElse(0);
    return "Bars: median of "
        + rounds
        + " interleaved rounds; thin lines: fastest to slowest round;"
        + " every flow has a linear scale of its own from 0.";
  }

  private void panel(List<Score> scores, int x, int y) throws XMLStreamException {
    svg.text("flow", x + NAMES + 8, y + 18, scores.get(0).flow().name());
    double longest = scores.stream().mapToDouble(Score::maxNsPerOp).max().orElse(1);
    OptionalDouble base = Ratio.base(scores);
    for (int i = 0; i < scores.size(); i++) {
      bar(scores.get(i), x, y + HEADING + i * ROW, BARS / longest, base);
    }
  }

  private void bar(Score score, int x, int y, double scale, OptionalDouble base)
      throws XMLStreamException {
    double left = x + NAMES + 8;
    double end = left + score.maxNsPerOp() * scale;
    double middle = y + BAR / 2.0;
    svg.text("name", x + NAMES, y + 12, score.engine());
    svg.rectangle(styleClass(score), left, y, Math.max(1, score.nsPerOp() * scale), BAR);
    svg.line("range", left + score.minNsPerOp() * scale, end, middle);
    svg.text("ink", end + 6, y + 12, figures(score, base));
  }

  private static String styleClass(Score score) {
    return switch (score.engine()) {
      case "matchbook" -> "ours";
      case "matchbook-engine" -> "rules";
      default -> "peer";
    };
  }

  private static String figures(Score score, OptionalDouble base) {
    double nanos = score.nsPerOp();
    String figure = String.format(Locale.ROOT, nanos < 100 ? "%.1f ns" : "%.0f ns", nanos);
    return base.isEmpty()
        ? figure
        : figure + String.format(Locale.ROOT, " · %.1f×", nanos / base.getAsDouble());
  }
}
