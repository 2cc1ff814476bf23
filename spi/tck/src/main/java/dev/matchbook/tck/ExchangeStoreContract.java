package dev.matchbook.tck;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract: all its topics, those of later versions too. A backend's test extends this
 * class and says where a new store is; or it extends some topics one by one.
 */
public abstract class ExchangeStoreContract {
  /** For a backend's tests. */
  protected ExchangeStoreContract() {}

  /** A place for a new store; asked for each rule. */
  protected abstract StoreFixture newFixture() throws Exception;

  @Nested
  class Orders extends OrderStoreContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class OrderQueries extends OrderQueryContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class OpenOrders extends OpenOrdersContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Trades extends TradeStoreContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class TradeQueries extends TradeQueryContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Exactness extends ExactnessContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Batches extends BatchContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Idempotence extends IdempotenceContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Paging extends PagingContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Authorizations extends AuthorizationContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Nonces extends NonceContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Settlements extends SettlementContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class SettlementQueries extends SettlementQueryContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Busts extends BustContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Audit extends AuditContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Recovery extends RecoveryContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Crash extends CrashContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Concurrency extends ConcurrencyContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Bounds extends BoundsContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Caches extends CacheContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Lifecycle extends LifecycleContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }

  @Nested
  class Model extends ModelContract {
    @Override
    protected StoreFixture newFixture() throws Exception {
      return ExchangeStoreContract.this.newFixture();
    }
  }
}
