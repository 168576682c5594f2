package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorIndex;
import org.bytedeco.pytorch.TensorIndexVector;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** Elements chosen by masks and whole numbers; masks and ranges were checked. */
public final class Choose {
  private Choose() {}

  /** One of two by a mask. */
  public static NDArray where(NDArray mask, NDArray a, NDArray b) {
    return Native.fresh(mask, a, b, torch::where);
  }

  /** Whether all pairs are close. */
  public static boolean allClose(NDArray a, NDArray b, double rtol, double atol, boolean equalNan) {
    return Native.use(a, x -> Native.use(b, y -> torch.allclose(x, y, rtol, atol, equalNan)));
  }

  /** The elements under a mask of the same shape, one axis. */
  public static NDArray masked(NDArray a, NDArray mask) {
    return Native.fresh(a, mask, torch::masked_select);
  }

  /** Writes a number under a mask. */
  public static NDArray fill(NDArray a, NDArray mask, Number value) {
    return Native.use(
        mask,
        m ->
            Native.inPlace(
                a,
                t -> {
                  try (Scalar number = NativeTypes.number(value)) {
                    return t.masked_fill_(m, number);
                  }
                }));
  }

  /** The places that are not 0, one row each. */
  public static NDArray nonZero(NDArray a) {
    return Native.fresh(a, torch::nonzero);
  }

  /** Whole places of one axis. */
  public static NDArray take(NDArray a, NDArray indices, int axis) {
    return Native.fresh(a, indices, (t, i) -> torch.index_select(t, axis, i));
  }

  /** Along one axis, an own index for each element. */
  public static NDArray takeAlong(NDArray a, NDArray indices, int axis) {
    return Native.fresh(
        a,
        indices,
        (t, i) -> {
          try (LongOptional along = new LongOptional(axis)) {
            return torch.take_along_dim(t, i, along);
          }
        });
  }

  /** Elements named by one index array for each leading axis. */
  public static NDArray at(NDArray a, List<NDArray> indices) {
    List<NDArray> all = new ArrayList<>(indices);
    all.add(a);
    return Native.fresh(
        all,
        tensors -> {
          try (TensorIndexVector index = indexOf(tensors)) {
            return tensors[tensors.length - 1].index(index);
          }
        });
  }

  /** Writes values to elements named by one index array for each leading axis. */
  public static NDArray put(NDArray a, NDArray values, List<NDArray> indices) {
    try (NDArray apart = Overlap.apart(a, values)) {
      return putApart(a, apart, indices);
    }
  }

  private static NDArray putApart(NDArray a, NDArray values, List<NDArray> indices) {
    List<NDArray> all = new ArrayList<>(indices);
    all.add(values);
    Native.use(
        all,
        tensors ->
            Native.inPlace(
                a,
                t -> {
                  try (TensorIndexVector index = indexOf(tensors)) {
                    return t.index_put_(index, tensors[tensors.length - 1]);
                  }
                }));
    return a;
  }

  /** Adds values to the places of an axis that the indices name. */
  public static NDArray scatterAdd(NDArray a, NDArray indices, NDArray values, int axis) {
    try (NDArray apart = Overlap.apart(a, values)) {
      return Native.use(
          indices, i -> Native.use(apart, v -> Native.inPlace(a, t -> t.scatter_add_(axis, i, v))));
    }
  }

  private static TensorIndexVector indexOf(Tensor[] tensors) {
    TensorIndexVector index = new TensorIndexVector();
    for (int i = 0; i < tensors.length - 1; i++) {
      try (TensorIndex one = new TensorIndex(tensors[i])) {
        index.push_back(one);
      }
    }
    return index;
  }
}
