package dev.matchbook.jmh.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The inside of a {@link ChildProcess}: reads questions, writes answers, until input ends. */
public final class ChildLoop {
  static final String ANSWER = "> ";
  static final String FAILURE = "! ";

  private ChildLoop() {}

  /** What a child does with a question. */
  @FunctionalInterface
  public interface Answers {
    /**
     * The answer.
     *
     * @return one line
     * @throws Exception told to the parent as a failure
     */
    String to(String question) throws Exception;
  }

  /**
   * Answers on this thread, and ends the process as soon as standard input ends, in the middle of
   * an answer too: the parent is gone then. Standard output is the parent's: what anything else
   * prints there from now on goes to standard error.
   *
   * @throws IOException if this thread is interrupted
   */
  public static void serve(Answers answers) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(questions), "questions");
    reader.setDaemon(true);
    reader.start();
    try {
      while (true) {
        out.println(reply(answers, questions.take()));
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted");
    }
  }

  private static void read(BlockingQueue<String> questions) {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      String question = in.readLine();
      while (question != null) {
        questions.add(question);
        question = in.readLine();
      }
      System.exit(0);
    } catch (IOException e) {
      System.exit(1);
    }
  }

  private static String reply(Answers answers, String question) {
    try {
      return ANSWER + answers.to(question);
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      return FAILURE + e.toString().lines().findFirst().orElse("");
    }
  }
}
