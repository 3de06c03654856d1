/**
 * WebAssembly modules, read, changed and written by the build; nothing of this is part of Belay as
 * it runs. What a module is: WebAssembly Core Specification 2.0, chapter 5.
 */
@NullMarked
package dev.belay.wasm;

import org.jspecify.annotations.NullMarked;
