package org.pydl4j.nd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void scopesClosedInTheWrongOrderTakeTheirOwnArraysAndLeaveTheOthers() {
    Scope outer = Scope.open();
    NDArray ofOuter = Nd.ones(2);
    Scope inner = Scope.open();
    NDArray ofInner = Nd.ones(2);
    outer.close();
    assertTrue(ofOuter.isClosed());
    assertFalse(ofInner.isClosed());
    NDArray later = Nd.ones(2);
    inner.close();
    assertTrue(ofInner.isClosed());
    assertTrue(later.isClosed(), "the inner scope was still the current one");
    NDArray free = Nd.ones(2);
    assertFalse(free.isClosed(), "no scope is open any more");
    free.close();
    assertNull(free.owned(), "a closed scope would own it");
  }

  @Test
  void theMiddleOneOfThreeScopesMayCloseFirst() {
    Scope outer = Scope.open();
    Scope middle = Scope.open();
    Scope inner = Scope.open();
    middle.close();
    NDArray kept = inner.keep(Nd.ones(2));
    inner.close();
    assertFalse(kept.isClosed(), "handed to the outer scope, since the middle one is gone");
    outer.close();
    assertTrue(kept.isClosed());
  }

  @Test
  void anOuterScopeKeepsAnArrayOfAnInnerOne() {
    NDArray kept;
    NDArray dropped;
    try (Scope outer = Scope.open()) {
      try (Scope inner = Scope.open()) {
        kept = outer.keep(Nd.ones(2));
        dropped = Nd.ones(2);
      }
      assertTrue(dropped.isClosed());
      assertFalse(kept.isClosed());
    }
    assertFalse(kept.isClosed(), "no scope is around the outer one: the caller owns it");
    kept.close();
  }

  @Test
  void keepingAnArrayOfAScopeFurtherOutLeavesItThere() {
    NDArray array;
    try (Scope outer = Scope.open()) {
      array = Nd.ones(2);
      try (Scope middle = Scope.open();
          Scope inner = Scope.open()) {
        inner.keep(array);
      }
      assertFalse(array.isClosed());
    }
    assertTrue(array.isClosed());
  }

  @Test
  void anArrayThatWasClosedIsForgottenByItsScope() throws InterruptedException {
    try (Scope scope = Scope.open()) {
      WeakReference<NDArray> seen = closedArray();
      for (int i = 0; i < 100 && seen.get() != null; i++) {
        System.gc();
        Thread.sleep(10);
      }
      assertNull(seen.get(), "281,000 closed arrays filled a heap of 64 MB");
    }
  }

  @Test
  void anArrayMayBeClosedByAnotherThread() {
    try (Scope scope = Scope.open()) {
      NDArray array = Nd.ones(2);
      CompletableFuture.runAsync(array::close).join();
      assertTrue(array.isClosed());
    }
  }

  @Test
  void aScopeIsUsedByItsThreadAlone() {
    try (Scope scope = Scope.open()) {
      NDArray array = Nd.ones(2);
      IllegalStateException e =
          CompletableFuture.supplyAsync(
                  () -> assertThrows(IllegalStateException.class, () -> scope.keep(array)))
              .join();
      assertTrue(e.getMessage().contains(Thread.currentThread().getName()), e.getMessage());
      e =
          CompletableFuture.supplyAsync(
                  () -> assertThrows(IllegalStateException.class, scope::close))
              .join();
      assertTrue(e.getMessage().contains("is closed by"), e.getMessage());
      assertFalse(array.isClosed());
    }
  }

  @Test
  void aClosedScopeKeepsNothing() {
    Scope scope = Scope.open();
    NDArray array = Nd.ones(2);
    scope.close();
    assertThrows(IllegalStateException.class, () -> scope.keep(array));
    assertEquals("NDArray(closed)", array.toString());
  }

  private static WeakReference<NDArray> closedArray() {
    NDArray array = Nd.ones(2);
    array.close();
    return new WeakReference<>(array);
  }
}
