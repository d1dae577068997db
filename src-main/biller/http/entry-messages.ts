import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(300));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const token = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096));

/** A customer with more supplies than this is shown one list of all of them. */
const accountsMax = 12;

export const sessionBody = v.object({
  token,
  customer: v.object({
    name,
    // As published, and no narrower: an address that somebody has must not keep them out.
    email: v.pipe(v.string(), v.maxLength(254), v.regex(/^[^@\s]+@[^@\s]+$/)),
    accounts: v.optional(
      v.pipe(
        v.array(
          v.object({
            accountNumber: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
            serviceAddress: text,
            unpaidCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
          }),
        ),
        v.maxLength(accountsMax),
      ),
      [],
    ),
  }),
});

/** A guest has a name to be greeted by, and nothing else. */
export const guestBody = v.object({ token, name });

export const codeSentBody = v.object({
  pendingId: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  shortenedEmail: v.nullable(text),
  validMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440)),
});
