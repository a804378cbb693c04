/**
 * What the sandbox reads and changes of its objects. The rest of each object is constant and written by the file that
 * makes it. `sandbox` holds what Stripe keeps to itself and is never shown.
 */
export interface Stored {
  id: string;
  object: string;
  created?: number;
}

export type Metadata = Record<string, string>;

export interface StripeList<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}
