package com.google.auto.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Google's annotation of this name, as its processor reads it, but gone after compilation: theirs
 * stays in the class files, where the compiler of a user's program looks for it in vain and warns.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface AutoService {
  /** The services that the class provides. */
  Class<?>[] value();
}
