package org.pydl4j.bridge;

import java.util.List;
import java.util.Objects;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.services.Providers;
import org.pydl4j.nn.listeners.TrainingListener;

/** Makes listeners of classes that a user has on the class path. */
public final class UserListeners {
  private UserListeners() {}

  /**
   * A new listener.
   *
   * @param className full name of a public class that implements {@link TrainingListener}
   * @param arguments of one of its public constructors
   * @throws ConfigurationException if there is no such class, or it is no listener
   */
  public static TrainingListener make(String className, List<Object> arguments)
      throws ReflectiveOperationException {
    Class<?> type = named(className);
    if (!TrainingListener.class.isAssignableFrom(type)) {
      throw new ConfigurationException(
          "The class "
              + className
              + " must implement "
              + TrainingListener.class.getName()
              + " to be a listener.");
    }
    Object made = new Invoker().invoke(type, "new", arguments);
    return (TrainingListener) Objects.requireNonNull(made);
  }

  private static Class<?> named(String className) {
    try {
      return Class.forName(className, true, Providers.contextLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ConfigurationException(
          "The class "
              + className
              + " of a listener cannot be loaded ("
              + e
              + "). Its jar must be in dl.session(class_path=[...]).",
          e);
    }
  }
}
