package dev.belay.store;

import dev.belay.testkit.StoreSuite;
import java.time.InstantSource;

class MemoryStoreTest implements StoreSuite {
  @Override
  public Store store() {
    return new MemoryStore(InstantSource.system());
  }
}
