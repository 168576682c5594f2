package org.pydl4j.serving.server;

import java.io.IOException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ModelFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process {@code pydl4j serve}. SIGTERM and SIGINT end it in order. */
public final class ServerMain {
  private static final String BROTLI = "brotli4j.library.path";

  static {
    // By name: touching the class would initialise the JDK's manager first.
    System.setProperty("java.util.logging.manager", "org.pydl4j.serving.server.LastingLogManager");
    // Armeria asks for Brotli, whose library is not here; looking for it in its jar makes a folder
    // that only an orderly end removes. A path, even of nothing, ends the search before that.
    if (System.getProperty(BROTLI) == null) {
      System.setProperty(BROTLI, "none");
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(ServerMain.class);

  private ServerMain() {}

  /** Serves until a signal or a failure; ends with a number of {@link ExitCode}. */
  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].matches("--help|-h")) {
      System.out.print(ServeSettings.help());
      return;
    }
    ExitCode code = ExitCode.FAILURE;
    try {
      ServeSettings settings = ServeSettings.parse(arguments);
      Log.begin(settings.get(ServeSettings.LOG).equals("json"));
      code = serve(settings);
    } catch (ConfigurationException e) {
      System.err.println("pydl4j serve: " + e.getMessage());
      code = ExitCode.CONFIGURATION;
    }
    // Not exit(): the hook that serves signals would wait for this thread.
    Runtime.getRuntime().halt(code.number());
  }

  private static ExitCode serve(ServeSettings settings) {
    try (Server server = Server.begin(settings)) {
      Thread main = Thread.currentThread();
      Thread hook =
          new Thread(
              () -> {
                server.end();
                join(main); // which halts the process when all has ended in order
              },
              "pydl4j-signal");
      Runtime.getRuntime().addShutdownHook(hook);
      if (settings.get(ServeSettings.CHILD)) {
        endWithParent(server);
      }
      if (server.awaitBegun()) {
        System.out.println("ready"); // for who waits for it; the log goes to standard error
        server.await();
      }
      LOG.info("Ending");
      return closed(server);
    } catch (FatalException e) {
      LOG.error("Ends with code {} ({}): {}", e.code().number(), e.code(), e.getMessage());
      return e.code();
    } catch (ModelFileException e) {
      LOG.error("Ends with code {}: {}", ExitCode.MODEL.number(), e.getMessage());
      return ExitCode.MODEL;
    } catch (InterruptedException | RuntimeException | Error e) {
      if (e instanceof ConfigurationException wrong) {
        throw wrong;
      }
      ExitCode code = ExitCode.of(e);
      LOG.error("Ends with code {}", code.number(), e);
      return code;
    }
  }

  private static ExitCode closed(Server server) {
    server.close();
    return ExitCode.OK;
  }

  private static void endWithParent(Server server) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  continue;
                }
              } catch (IOException e) {
                // As its end.
              }
              server.end();
            },
            "pydl4j-parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
