/** What work that pauses now and then comes to, without a pause. */
export function inOneGo<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
