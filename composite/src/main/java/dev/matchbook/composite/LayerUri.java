package dev.matchbook.composite;

import dev.matchbook.spi.StoreUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A layer's URI, its own parameters apart from those of the store.
 *
 * @param store the store's URI as it was given; holds credentials
 * @param layer a URI with the layer's parameters
 */
record LayerUri(String store, StoreUri layer) {
  static LayerUri split(String uri) {
    Objects.requireNonNull(uri, "uri");
    int question = uri.indexOf('?');
    if (question < 0) {
      return new LayerUri(uri, StoreUri.parse("layer:"));
    }
    List<String> own = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String parameter : uri.substring(question + 1).split("&", -1)) {
      (parameter.startsWith("layer.") ? own : others).add(parameter);
    }
    String store = own.isEmpty() ? uri : join(uri.substring(0, question), others);
    return new LayerUri(store, StoreUri.parse(join("layer:", own)));
  }

  private static String join(String target, List<String> parameters) {
    return parameters.isEmpty() ? target : target + "?" + String.join("&", parameters);
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return StoreUri.parse(store).redacted();
  }
}
