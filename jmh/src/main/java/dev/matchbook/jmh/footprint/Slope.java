package dev.matchbook.jmh.footprint;

/**
 * How steeply a measure rises: the slope of the straight line that fits its points best (least
 * squares). Arrays that double make steps of what would be a line; over several doublings the line
 * through all points is what a unit costs, where the difference of two points is chance.
 */
final class Slope {
  private double points;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumXy;

  /** Adds a point. */
  void add(double x, double y) {
    points++;
    sumX += x;
    sumY += y;
    sumXx += x * x;
    sumXy += x * y;
  }

  /** The slope; of fewer than two points there is none. */
  double value() {
    return (points * sumXy - sumX * sumY) / (points * sumXx - sumX * sumX);
  }
}
