/** Fields that are null for an app without approval for protected customer data. */
const PROTECTED = new Set([
  "email",
  "contact_email",
  "phone",
  "first_name",
  "last_name",
  "name",
  "address1",
  "address2",
  "latitude",
  "longitude",
]);

/** Objects in which `name` is a person's. */
const PERSONS = new Set(["shipping_address", "billing_address", "destination", "default_address", "customer"]);

/** The same body without names, addresses, e-mails and phones. */
export function redact(value: unknown, person = false): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => redact(one));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (PROTECTED.has(key) && (key !== "name" || person)) return [key, null];
      return [key, redact(member, PERSONS.has(key))];
    }),
  );
}
