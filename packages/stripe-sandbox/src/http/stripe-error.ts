export interface ErrorFields {
  type: 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error';
  code?: string;
  decline_code?: string;
  message: string;
  param?: string;
}

/** An answer of Stripe's that is an error, in its shape. */
export class StripeError extends Error {
  readonly status: number;
  readonly fields: ErrorFields;
  /** Whether what was written before it stays, as an attempt to pay does. */
  readonly keepsChanges: boolean;

  constructor(status: number, fields: ErrorFields, { keepsChanges = false } = {}) {
    super(fields.message);
    this.status = status;
    this.fields = fields;
    this.keepsChanges = keepsChanges;
  }
}

/** 400: the request cannot be done as it is. */
export function invalidRequest(message: string, rest: { code?: string; param?: string } = {}): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...rest });
}

/** An id of nothing: 404 where the path names it, 400 where a parameter does. */
export function noSuch(what: string, id: string, param = 'id'): StripeError {
  const message = `No such ${what}: '${id}'`;
  return new StripeError(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message,
    param,
  });
}

/** 402: the card was declined. */
export function cardError(code: string, declineCode: string | undefined, message: string): StripeError {
  const fields: ErrorFields = { type: 'card_error', code, message };
  if (declineCode !== undefined) fields.decline_code = declineCode;
  return new StripeError(402, fields, { keepsChanges: true });
}
