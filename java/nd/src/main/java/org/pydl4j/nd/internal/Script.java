package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Argument;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.GenericDict;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.Method;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.Tuple;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/** The engine's side of a TorchScript module; {@link org.pydl4j.nd.TorchScript} guards its life. */
public final class Script implements AutoCloseable {
  private final JitModule module;

  private Script(JitModule module) {
    this.module = module;
  }

  /** Reads a file onto the factories' device, in evaluation mode. */
  public static Script load(String file) {
    Device device = Libtorch.defaultDevice();
    try (org.bytedeco.pytorch.Device place = NativeTypes.of(device);
        DeviceOptional where = new DeviceOptional(place)) {
      JitModule module = torch.load(file, where, false);
      module.eval();
      return new Script(module);
    } catch (RuntimeException e) {
      throw NativeErrors.map(e);
    }
  }

  /** The names of what {@code forward} takes, without {@code self}. */
  public List<String> inputs() {
    try (Method forward = module.get_method("forward")) {
      Argument arguments = forward.function().getSchema().arguments();
      List<String> names = new ArrayList<>();
      for (long i = arguments.position() + 1; i < arguments.limit(); i++) {
        names.add(arguments.getPointer(i).name().getString());
      }
      return names;
    } catch (RuntimeException e) {
      throw NativeErrors.map(e);
    }
  }

  /**
   * Runs {@code forward}.
   *
   * @param outputs what to take of a dictionary; a tuple or a list is taken whole
   */
  public List<NDArray> forward(List<NDArray> inputs, List<String> outputs) {
    return Native.use(
        inputs,
        tensors -> {
          try (IValueVector stack = new IValueVector()) {
            for (Tensor tensor : tensors) {
              try (IValue value = new IValue(tensor)) {
                stack.push_back(value);
              }
            }
            try (IValue result = module.forward(stack)) {
              return new Results(tensors, outputs).of(result);
            }
          }
        });
  }

  @Override
  public void close() {
    module.close();
  }

  /** Takes the tensors out of what forward gave. */
  private static final class Results {
    private final Tensor[] arguments;
    private final List<String> outputs;
    private final List<NDArray> arrays = new ArrayList<>();

    Results(Tensor[] arguments, List<String> outputs) {
      this.arguments = arguments;
      this.outputs = outputs;
    }

    private List<NDArray> of(IValue result) {
      try {
        if (result.isTensor()) {
          arrays.add(array(result));
        } else if (result.isTuple()) {
          tuple(result);
        } else if (result.isList()) {
          list(result);
        } else if (result.isGenericDict()) {
          dictionary(result);
        } else {
          throw noTensor("The TorchScript module's forward");
        }
        return arrays;
      } catch (RuntimeException e) {
        arrays.forEach(NDArray::close);
        throw e;
      }
    }

    private void tuple(IValue result) {
      try (Tuple tuple = result.toTuple()) {
        for (long i = 0; i < tuple.size(); i++) {
          try (IValue element = new IValue(tuple.elements().get(i))) {
            arrays.add(array(element));
          }
        }
      }
    }

    private void list(IValue result) {
      try (GenericList list = result.toList()) {
        for (long i = 0; i < list.size(); i++) {
          try (IValue element = list.get(i)) {
            arrays.add(array(element));
          }
        }
      }
    }

    private void dictionary(IValue result) {
      try (GenericDict dictionary = result.toGenericDict()) {
        for (String name : outputs) {
          try (IValue key = new IValue(name)) {
            if (!dictionary.contains(key)) {
              throw new DataException(
                  "The TorchScript module's dictionary has no '"
                      + name
                      + "', which its signature"
                      + " promises. Correct the signature.");
            }
            try (IValue element = new IValue(dictionary.at(key))) {
              arrays.add(array(element));
            }
          }
        }
      }
    }

    private NDArray array(IValue value) {
      if (!value.isTensor()) {
        throw noTensor("An element of what the TorchScript module's forward");
      }
      Tensor tensor = value.toTensor().detach(); // what toTensor answers dies with the value
      try {
        NativeTypes.of(tensor.scalar_type()); // refuses complex numbers and the like
        for (Tensor argument : arguments) {
          if (Native.sharesMemory(argument, tensor)) {
            return Native.own(tensor.clone()); // the argument's memory may be another's
          }
        }
        return Native.own(tensor);
      } catch (RuntimeException e) {
        tensor.close();
        throw e;
      }
    }

    private static DataException noTensor(String what) {
      return new DataException(
          what
              + " gives is no tensor. It may give a tensor, or a tuple, a list or a dictionary of"
              + " tensors.");
    }
  }
}
