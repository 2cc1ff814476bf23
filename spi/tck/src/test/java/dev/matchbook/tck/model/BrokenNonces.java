package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Stores that get wrong what accounts have used up. */
final class BrokenNonces {
  private static final BigInteger LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int FEW = 1_000;

  private BrokenNonces() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("forgets used digests", ForgetsDigests::new, "U-01", "M-01"),
        broken("keeps the greatest value of a nonce", KeepsTheGreatest::new, "U-02"),
        broken("keeps rows of value 0", KeepsZeros::new, "U-03", "B-14"),
        broken("takes all nonces of an account away", TakesAllAway::new, "U-03"),
        broken("takes accounts without their case", WithoutCase::new, "U-04"),
        broken("keeps keys of nonces in a long", KeysInALong::new, "U-04", "U-05"),
        broken("keeps values of nonces in a long", ValuesInALong::new, "U-05"),
        broken("gives the last nonce of a page again", GivesAgain::new, "U-06"),
        broken("gives as many nonces as one likes", NoLimit::new, "U-07"),
        broken("counts nonces instead of looking at the cursor", Counts::new, "U-08"),
        broken("keeps a thousand nonces", KeepsAThousand::new, "U-09"),
        broken("uses nonces of a batch that it passes over", UsesAgain::new, "U-10"),
        broken("uses nonces of a batch that it refuses", UsesRefused::new, "U-10"),
        broken("forgets nonces when it leaps", ForgetsInALeap::new, "U-11"),
        broken("loses nonces in a crash", ModelStore::new, "U-12", "K-01", "M-02")
            .crash(BrokenNonces::withoutNonces),
        broken("shows nonces before the orders", NoncesFirst::new, "C-01"));
  }

  private static ModelStore withoutNonces(ModelStore dead) {
    ModelStore left = dead.reopened();
    left.nonces.clear();
    return left;
  }

  private static final class ForgetsDigests extends ModelStore {
    @Override
    void write(StoredNonce nonce) {
      if (nonce.kind() != Kind.DIGEST) {
        super.write(nonce);
      }
    }
  }

  private static final class KeepsTheGreatest extends ModelStore {
    @Override
    void write(StoredNonce nonce) {
      boolean less =
          nonces.values().stream()
              .anyMatch(n -> sameKey(n, nonce) && n.value().compareTo(nonce.value()) > 0);
      if (!less || nonce.value().signum() == 0) {
        super.write(nonce);
      }
    }
  }

  private static boolean sameKey(StoredNonce a, StoredNonce b) {
    return a.account().equals(b.account()) && a.kind() == b.kind() && a.key().equals(b.key());
  }

  private static final class KeepsZeros extends ModelStore {
    @Override
    void write(StoredNonce nonce) {
      super.write(nonce);
      if (nonce.value().signum() == 0) {
        nonces.put(List.of(nonce), nonce);
      }
    }
  }

  private static final class TakesAllAway extends ModelStore {
    @Override
    void write(StoredNonce nonce) {
      super.write(nonce);
      if (nonce.value().signum() == 0) {
        nonces.values().removeIf(n -> n.key().equals(nonce.key()));
      }
    }
  }

  private static final class WithoutCase extends ModelStore {
    @Override
    void write(StoredNonce n) {
      String account = n.account().toLowerCase(Locale.ROOT);
      super.write(new StoredNonce(account, n.kind(), n.key(), n.value(), n.seq()));
    }
  }

  private static final class KeysInALong extends ModelStore {
    @Override
    void write(StoredNonce n) {
      super.write(new StoredNonce(n.account(), n.kind(), n.key().min(LONG), n.value(), n.seq()));
    }
  }

  private static final class ValuesInALong extends ModelStore {
    @Override
    void write(StoredNonce n) {
      super.write(new StoredNonce(n.account(), n.kind(), n.key(), n.value().min(LONG), n.seq()));
    }
  }

  private static final class GivesAgain extends ModelStore {
    @Override
    public synchronized Page<StoredNonce> nonces(Cursor after, int limit) {
      return super.nonces(after == null ? null : Cursor.of(after.first() - 1), limit);
    }
  }

  private static final class NoLimit extends ModelStore {
    @Override
    public synchronized Page<StoredNonce> nonces(Cursor after, int limit) {
      return super.nonces(after, Math.max(1, Math.min(limit, Page.MAX_ROWS)));
    }
  }

  private static final class Counts extends ModelStore {
    private int given;

    @Override
    public synchronized Page<StoredNonce> nonces(Cursor after, int limit) {
      List<StoredNonce> all = new ArrayList<>(super.nonces(null, Page.MAX_ROWS).rows());
      given = after == null ? 0 : given;
      int to = Math.min(given + limit, all.size());
      List<StoredNonce> rows = List.copyOf(all.subList(Math.min(given, to), to));
      given = to;
      boolean more = to < all.size();
      return new Page<>(rows, more ? Cursor.of(rows.get(rows.size() - 1).seq()) : null);
    }
  }

  private static final class KeepsAThousand extends ModelStore {
    @Override
    void write(StoredNonce nonce) {
      if (nonces.size() < FEW) {
        super.write(nonce);
      }
    }
  }

  private static final class UsesAgain extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      batch.nonces().forEach(this::write);
      return applied;
    }
  }

  private static final class UsesRefused extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      try {
        return super.commit(batch);
      } catch (StoreException e) {
        batch.nonces().forEach(this::write);
        throw e;
      }
    }
  }

  private static final class ForgetsInALeap extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      if (batch.checkpoint().seq() > batch.previous().seq() && batch.nonces().isEmpty()) {
        nonces.clear();
      }
      return applied;
    }
  }

  private static final class NoncesFirst extends ModelStore {
    @Override
    public boolean commit(Batch batch) {
      if (batch.previous().equals(checkpoint())) {
        synchronized (this) {
          batch.nonces().forEach(this::write);
        }
        BrokenThreads.others();
      }
      return super.commit(batch);
    }
  }
}
