import type { PaymentView } from '#contract/kiosk-api.ts';
import { PaymentService } from '../../src-main/payment/payment-service.ts';
import type { PaymentDevices } from '../../src-main/payment/payment-devices.ts';
import { openDevices } from './devices.ts';
import { never, Power } from './power.ts';
import type { World } from './world.ts';

/** One run of the kiosk's program: the real payment service on whatever an earlier run has left on the disk. */
export class Boot {
  readonly #world: World;
  readonly power: Power;
  readonly devices: PaymentDevices;
  readonly #service: PaymentService;
  /** The payment of whoever stands at the kiosk. */
  #present: string | undefined;
  #isStopping = false;
  /** Opened by whoever stands here, and not confirmed. */
  opened: string | undefined;

  constructor(world: World, number: number) {
    this.#world = world;
    const { scene } = world;
    this.power = new Power(scene, number);
    Object.assign(scene.outside, { boot: number, bootClockErrorMs: scene.outside.clockErrorMs });
    scene.witness.tell('kiosk', 'boot', number);
    this.devices = openDevices({ world, power: this.power, present: () => this.#present });
    const { kioskId, queue } = scene.terms;
    this.#service = new PaymentService(
      this.devices,
      {
        show: (view) => {
          if (this.power.reaches('a view')) world.watch.words.shown(view, this.#present);
        },
        onFault: (fault) => {
          this.power.fail(fault);
        },
      },
      { kioskId, queue },
    );
    this.call((service) => {
      service.recover();
    });
  }

  /** Whether customers can be served. */
  get isServing(): boolean {
    return this.power.isOn && !this.power.hasFailed && !this.#isStopping;
  }

  /** Calls the service as the kiosk does; undefined when it throws, and then the process ends. */
  call<Answer>(act: (service: PaymentService) => Answer): Answer | undefined {
    if (!this.power.isOn) return undefined;
    try {
      return act(this.#service);
    } catch (error) {
      this.power.fail(error);
      return undefined;
    }
  }

  /** The same for what takes time: never resolves when the power goes meanwhile. */
  async callAndWait<Answer>(act: (service: PaymentService) => Promise<Answer>): Promise<Answer | undefined> {
    if (!this.power.isOn) return never();
    try {
      return await act(this.#service);
    } catch (error) {
      this.power.fail(error);
      return undefined;
    }
  }

  /** The customer who stands here now, by their payment; undefined when they go. */
  stand(paymentId: string | undefined): void {
    this.#present = paymentId;
    if (paymentId === undefined) {
      this.call((service) => {
        service.forgetCustomer();
      });
    }
  }

  /** The next customer comes: whoever was here is gone, and what they had opened is given up. */
  beginVisit(): void {
    const { opened } = this;
    this.opened = undefined;
    if (opened !== undefined) {
      this.call((service) => {
        service.leave(opened);
      });
    }
    this.stand(undefined);
  }

  /** What the screen shows because the customer asked. */
  show(view: PaymentView | undefined): void {
    if (view && this.power.isOn) this.#world.watch.words.shown(view, this.#present);
  }

  /** Stops in order, as for an update: resolves when the service says that it has. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#world.scene.witness.tell('kiosk', 'is stopped in order');
    this.stand(undefined);
    await this.callAndWait((service) => service.stop());
    if (this.power.isOn) this.power.cut('stopped in order');
  }
}
