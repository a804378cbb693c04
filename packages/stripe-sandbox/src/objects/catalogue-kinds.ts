import type { Metadata, Stored } from './stored.ts';

export interface Product extends Stored {
  object: 'product';
  created: number;
  active: boolean;
  default_price: string | null;
  description: string | null;
  metadata: Metadata;
  name: string;
  updated: number;
}

export type Interval = 'day' | 'week' | 'month' | 'year';

export interface Price extends Stored {
  object: 'price';
  created: number;
  active: boolean;
  currency: string;
  lookup_key: string | null;
  metadata: Metadata;
  nickname: string | null;
  product: string;
  recurring: { interval: Interval; interval_count: number; meter: null; usage_type: 'licensed' } | null;
  tax_behavior: string;
  type: 'recurring' | 'one_time';
  unit_amount: number;
}
