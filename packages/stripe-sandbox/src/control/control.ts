import { attemptDelivery, type Deliverer } from '../events/deliver.ts';
import { deliveryFaults, targetsOf, type DeliveryFaults } from '../events/plan-deliveries.ts';
import { releaseHeld, type ReleaseOrder } from '../events/release-held.ts';
import { render, type Shown } from '../http/render.ts';
import type { RequestFaults } from '../http/request-faults.ts';
import { noSuch } from '../http/stripe-error.ts';
import { beginAdvance, finishAdvance } from '../lifecycle/advance.ts';
import { answerChallenge, type ChallengeOutcome } from '../lifecycle/answer-challenge.ts';
import { paySession, type SessionOutcome } from '../lifecycle/pay-session.ts';
import { settleDebit } from '../lifecycle/pay-invoice.ts';
import { changeCard } from '../lifecycle/portal-actions.ts';
import { needCustomer } from '../objects/customers.ts';
import { closeDispute, openDispute } from '../objects/disputes.ts';
import type { StripeEvent } from '../objects/kinds.ts';
import type { Charge } from '../objects/payment-kinds.ts';
import { refundCharge } from '../objects/refunds.ts';
import { checkAdvance, createClock } from '../objects/test-clocks.ts';
import { timeOf, type AfterRetries, type Sandbox } from '../sandbox.ts';

/** Stripe as it is, for a comparison with a copy of it. */
export interface Truth {
  customer: Shown;
  subscriptions: Shown[];
  disputes: Shown[];
  invoices: Shown[];
}

/** Commands that stand for what customers, banks, time and bad networks do. */
export class Control {
  readonly #sandbox: Sandbox;
  readonly #deliverer: Deliverer;

  constructor(sandbox: Sandbox, deliverer: Deliverer) {
    this.#sandbox = sandbox;
    this.#deliverer = deliverer;
  }

  #change<T>(work: () => T): T {
    try {
      return this.#sandbox.store.transaction(work);
    } finally {
      this.#deliverer.wake();
    }
  }

  /**
   * Moves the time of a customer and lets everything happen until then.
   * @param id of a test clock, or of a customer, who gets a clock if there is none
   * @param to in seconds since 1970, or `{ by }` that many seconds
   * @returns the time that it is then
   */
  async advanceTestClock(id: string, to: number | { by: number }): Promise<number> {
    return this.#change(() => {
      const clockId = id.startsWith('clock_') ? id : this.#clockOf(id);
      const clock = this.#sandbox.store.need('test_helpers.test_clock', clockId);
      const target = typeof to === 'number' ? to : clock.frozen_time + to.by;
      checkAdvance(clock, target);
      beginAdvance(this.#sandbox, clock, target);
      return finishAdvance(this.#sandbox, clockId).frozen_time;
    });
  }

  /** Stripe takes a clock only when a customer is made; here one that lives by the wall's time gets one. */
  #clockOf(customerId: string): string {
    const { store } = this.#sandbox;
    const customer = needCustomer(this.#sandbox, customerId);
    if (customer.test_clock !== null) return customer.test_clock;
    const { id } = createClock(this.#sandbox, timeOf(this.#sandbox, null));
    store.put({ ...customer, test_clock: id });
    for (const kind of ['subscription', 'invoice'] as const) {
      for (const object of store.all(kind, { customer: customerId }))
        store.put({ ...object, test_clock: id });
    }
    for (const kind of ['payment_intent', 'charge', 'dispute'] as const) {
      for (const object of store.all(kind, { customer: customerId })) {
        store.put({ ...object, sandbox: { ...object.sandbox, test_clock: id } } as typeof object);
      }
    }
    return id;
  }

  /**
   * What the customer does on the page of a checkout session.
   * @param card a name or number of test-cards.ts; none where a trial needs no card
   */
  async pay(session: string, card?: string): Promise<SessionOutcome> {
    return this.#change(() => paySession(this.#sandbox, session, card));
  }

  /** The customer passes 3-D Secure, or fails. */
  async answerChallenge(paymentIntent: string, passes: boolean): Promise<ChallengeOutcome> {
    return this.#change(() => answerChallenge(this.#sandbox, paymentIntent, passes));
  }

  /** Lets the bank debits of a customer that are under way come to their end now. */
  async settle(customer: string): Promise<void> {
    this.#change(() => {
      for (const intent of this.#sandbox.store.all('payment_intent', { customer })) {
        if (intent.status === 'processing') settleDebit(this.#sandbox, intent);
      }
    });
  }

  /** Another card for all that the customer pays from now on. */
  async setCard(customer: string, card: string): Promise<void> {
    this.#change(() => changeCard(this.#sandbox, customer, card));
  }

  /** What becomes of a subscription when the last attempt to pay failed; `cancel` at first. */
  async setAfterRetries(what: AfterRetries): Promise<void> {
    this.#sandbox.store.set('after_retries', what);
  }

  /** @param customer whose newest payment the bank takes back */
  async openDispute(customer: string): Promise<string> {
    return this.#change(() => openDispute(this.#sandbox, this.#lastCharge(customer)).id);
  }

  async closeDispute(dispute: string, how: 'won' | 'lost'): Promise<void> {
    this.#change(() => closeDispute(this.#sandbox, dispute, how));
  }

  /**
   * @param customer whose newest payment is given back
   * @param amount in the currency's smallest unit; all of it unless told
   */
  async refund(customer: string, amount?: number): Promise<string> {
    return this.#change(() => refundCharge(this.#sandbox, this.#lastCharge(customer), { amount }).id);
  }

  #lastCharge(customer: string): Charge {
    for (const charge of this.#sandbox.store.each('charge', { customer })) {
      if (charge.status === 'succeeded') return charge;
    }
    throw noSuch('charge of', customer);
  }

  /** How coming requests fail. */
  async fail(faults: RequestFaults): Promise<void> {
    this.#sandbox.store.set('request_faults', faults);
  }

  /** What happened, oldest first. */
  async events(): Promise<Shown[]> {
    const { store } = this.#sandbox;
    return store
      .all('event')
      .reverse()
      .map((event) => render(this.#sandbox, event));
  }

  async truth(customerId: string): Promise<Truth> {
    const { store } = this.#sandbox;
    const customer = store.get('customer', customerId);
    if (!customer) throw noSuch('customer', customerId);
    const shown = (kind: 'subscription' | 'dispute' | 'invoice') =>
      store.all(kind, { customer: customerId }).map((object) => render(this.#sandbox, object));
    return {
      customer: render(this.#sandbox, customer),
      subscriptions: shown('subscription'),
      disputes: shown('dispute'),
      invoices: shown('invoice'),
    };
  }

  /** Makes coming deliveries go wrong: lost, late, more than once, in another order; what is not named stays as it was. */
  async deliver(faults: Partial<DeliveryFaults>): Promise<void> {
    this.#sandbox.store.set('delivery_faults', { ...deliveryFaults(this.#sandbox), ...faults });
  }

  /** Lets what was held be delivered, and all after it. */
  async release(order: ReleaseOrder = 'as they came'): Promise<void> {
    this.#change(() => {
      releaseHeld(this.#sandbox, order);
      this.#sandbox.store.set('delivery_faults', {
        ...deliveryFaults(this.#sandbox),
        hold: false,
        reorder: 0,
      });
    });
  }

  /**
   * Delivers an event now, once more or although it was lost.
   * @returns whether everybody took it
   */
  async redeliver(eventId: string): Promise<boolean> {
    const { store } = this.#sandbox;
    const event = store.get('event', eventId);
    if (!event) throw noSuch('event', eventId);
    const targets = targetsOf(this.#sandbox, event.type);
    const taken = await Promise.all(targets.map(({ id }) => this.#deliverTo(event, id)));
    return taken.every(Boolean);
  }

  async #deliverTo(event: StripeEvent, target: string): Promise<boolean> {
    const insert = this.#sandbox.store.db.prepare(
      `INSERT INTO delivery (event, target, state, due) VALUES (?, ?, 'by command', 0)`,
    );
    const id = Number(insert.run(event.id, target).lastInsertRowid);
    return attemptDelivery(this.#sandbox, { id, event: event.id, target, attempts: Infinity });
  }

  /** Settles when nothing is due to be delivered any more; what failed waits for its next attempt. */
  async settled(): Promise<void> {
    await this.#deliverer.settled();
  }

  /** Delivers at once what waits for a further attempt. */
  async retry(): Promise<void> {
    this.#sandbox.store.db.prepare(`UPDATE delivery SET due = 0 WHERE state = 'waiting'`).run();
    await this.#deliverer.settled();
  }
}
