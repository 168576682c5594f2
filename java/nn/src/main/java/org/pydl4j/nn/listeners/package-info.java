/** Told after each mini-batch and around each pass, on the training thread. */
package org.pydl4j.nn.listeners;
