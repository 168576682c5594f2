package org.pydl4j.serving.http;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.errors.ConfigurationException;

class NettyVersionTest {
  @Test
  void oursIsNewEnough() {
    NettyVersion.require(getClass().getClassLoader());
  }

  @Test
  void anOlderNettyIsRefusedWithTheWayOut() {
    ClassLoader older =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals("io.netty.channel.IoHandlerFactory")) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
          }
        };
    String says =
        assertThrows(ConfigurationException.class, () -> NettyVersion.require(older)).getMessage();
    assertTrue(says.contains("needs Netty 4.2") && says.contains("pydl4j-bom"), says);
  }
}
