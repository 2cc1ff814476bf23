package dev.matchbook.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules are numbered, and the manual of the package lists them. */
class RulesTest {
  private static final Path MANUAL = Path.of("src/main/java/dev/matchbook/tck/package-info.java");

  private final List<Method> rules = new ArrayList<>();

  RulesTest() {
    for (Class<?> topic : ExchangeStoreContract.class.getDeclaredClasses()) {
      assertThat(topic).hasAnnotation(Nested.class);
      for (Method method : topic.getSuperclass().getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          rules.add(method);
        }
      }
    }
  }

  @Test
  void everyRuleSaysItsNumberInItsMethodAndItsName() {
    for (Method rule : rules) {
      String number = rule.getName().substring(0, 3).toUpperCase(Locale.ROOT);
      String expected = number.charAt(0) + "-" + number.substring(1) + " ";
      assertThat(sentence(rule)).as("name of %s", rule).startsWith(expected);
    }
  }

  @Test
  void numbersOfATopicRunFromOneWithoutAGap() {
    TreeSet<String> numbers = new TreeSet<>();
    rules.forEach(rule -> assertThat(numbers.add(rule.getName().substring(0, 3))).isTrue());
    char topic = ' ';
    int last = 0;
    for (String number : numbers) {
      last = number.charAt(0) == topic ? last + 1 : 1;
      topic = number.charAt(0);
      assertThat(number).isEqualTo(String.format("%s%02d", topic, last));
    }
  }

  @Test
  void theManualListsEveryRuleAsItIs() throws IOException {
    List<String> listed =
        Files.readAllLines(MANUAL).stream()
            .filter(line -> line.matches(" \\*   [A-Z]-\\d\\d .*"))
            .map(line -> line.substring(5))
            .toList();
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(rules.stream().map(RulesTest::sentence).toList());
  }

  @Test
  void everyContractIsATopicOfTheWholeOne() throws IOException {
    List<String> topics = new ArrayList<>();
    for (Class<?> topic : ExchangeStoreContract.class.getDeclaredClasses()) {
      topics.add(topic.getSuperclass().getSimpleName() + ".java");
    }
    try (var files = Files.list(MANUAL.getParent())) {
      List<String> contracts =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Contract.java"))
              .filter(name -> !name.equals("StoreContract.java"))
              .filter(name -> !name.equals("ExchangeStoreContract.java"))
              .toList();
      assertThat(topics).containsExactlyInAnyOrderElementsOf(contracts);
    }
  }

  private static String sentence(Method rule) {
    return rule.getAnnotation(DisplayName.class).value();
  }
}
