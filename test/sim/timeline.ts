/** Something that is to happen. */
export interface Appointment {
  readonly atMs: number;
  readonly order: number;
  /** Undefined once it has happened or was called off. */
  act: (() => void) | undefined;
}

/**
 * Virtual time. What is to happen waits in a heap; nothing ever waits for a real clock.
 *
 * Between two events every promise that can go on has gone on, so an event meets a program that has come to rest.
 */
export class Timeline {
  readonly #heap: Appointment[] = [];
  #order = 0;
  /** Milliseconds since the life began. */
  nowMs = 0;
  /** How many events have happened. */
  events = 0;

  after(delayMs: number, act: () => void): Appointment {
    const appointment = { atMs: this.nowMs + delayMs, order: (this.#order += 1), act };
    this.#push(appointment);
    return appointment;
  }

  callOff(appointment: Appointment): void {
    appointment.act = undefined;
  }

  /**
   * Lets things happen, one by one.
   *
   * @param isOver - asked before each event
   * @returns whether it was over before `untilMs`
   */
  run(isOver: () => boolean, untilMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const goOn = (): void => {
        try {
          if (isOver()) resolve(true);
          else if (this.#happenNext(untilMs)) whenSettled(goOn);
          else resolve(isOver());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      whenSettled(goOn);
    });
  }

  /** False when nothing is to happen until then. */
  #happenNext(untilMs: number): boolean {
    for (let next = this.#heap[0]; next && next.atMs <= untilMs; next = this.#heap[0]) {
      this.#pop();
      const { act } = next;
      if (!act) continue;
      next.act = undefined;
      this.nowMs = next.atMs;
      this.events += 1;
      act();
      return true;
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
    return false;
  }

  #push(appointment: Appointment): void {
    const heap = this.#heap;
    let place = heap.push(appointment) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (!parent || isBefore(parent, appointment)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = appointment;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const first = heap[left];
      if (!first) break;
      const second = heap[left + 1];
      const isSecond = second !== undefined && isBefore(second, first);
      const child = isSecond ? second : first;
      if (isBefore(last, child)) break;
      heap[place] = child;
      place = isSecond ? left + 1 : left;
    }
    heap[place] = last;
  }
}

function isBefore(one: Appointment, other: Appointment): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

const past = Promise.resolve();

/**
 * Goes on when no promise can go on any more: Node runs ticks only when it has emptied the queue of microtasks.
 * Measured at a tenth of the price of `setImmediate`.
 */
function whenSettled(goOn: () => void): void {
  void past.then(() => {
    process.nextTick(goOn);
  });
}
