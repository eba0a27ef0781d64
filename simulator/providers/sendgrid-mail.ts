import { z } from "zod";

const address = z.object({ email: z.email(), name: z.string().optional() });
const words = z.record(z.string(), z.string());

/** Headers that SendGrid writes itself and refuses from callers. */
const RESERVED_HEADERS = new Set(
  "x-sg-id x-sg-eid received dkim-signature content-type content-transfer-encoding to from subject reply-to cc bcc".split(
    " ",
  ),
);

const headers = words.superRefine((all, context) => {
  for (const [name, value] of Object.entries(all)) {
    const refusal = RESERVED_HEADERS.has(name.toLowerCase())
      ? `The ${name} header is reserved and cannot be set.`
      : /[\r\n]/.test(name + value)
        ? "Headers must not contain line breaks."
        : null;
    if (refusal) context.addIssue({ code: "custom", message: refusal, path: [name] });
  }
});

const subject = z.string().regex(/^[^\r\n]*$/, "The subject must not contain line breaks.");

const personalization = z.object({
  to: z.array(address).min(1),
  cc: z.array(address).optional(),
  bcc: z.array(address).optional(),
  subject: subject.optional(),
  headers: headers.optional(),
  custom_args: words.optional(),
});

const content = z
  .array(z.object({ type: z.string().min(1), value: z.string().min(1) }))
  .min(1)
  .refine((parts) => !parts.some((part, i) => part.type === "text/plain" && i > 0), {
    message: "If present, text/plain and text/html may only be provided once and text/plain must come first.",
  });

const toggle = z.object({ enable: z.boolean().optional() }).optional();

/** The part of `POST /v3/mail/send` that SendGrid checks before it answers. */
export const mailSchema = z
  .object({
    personalizations: z.array(personalization).min(1).max(1_000),
    from: address,
    reply_to: address.optional(),
    subject: subject.optional(),
    content: content.optional(),
    template_id: z.string().optional(),
    headers: headers.optional(),
    custom_args: words.optional(),
    categories: z.array(z.string().max(255)).max(10).optional(),
    tracking_settings: z.looseObject({ click_tracking: toggle, open_tracking: toggle }).optional(),
    mail_settings: z.looseObject({ sandbox_mode: toggle }).optional(),
  })
  .superRefine((mail, context) => {
    if (!mail.content && !mail.template_id) {
      context.addIssue({ code: "custom", path: ["content"], message: "The content value must be specified." });
    }
    if (mail.subject === undefined && mail.personalizations.some((each) => each.subject === undefined)) {
      context.addIssue({ code: "custom", path: ["subject"], message: "The subject is required." });
    }
  });

export type Mail = z.infer<typeof mailSchema>;

/** SendGrid's body for a refused request. */
export function sendgridErrors(errors: { message: string; field?: string | null }[]) {
  return { errors: errors.map(({ message, field = null }) => ({ message, field, help: null })) };
}

/** Zod's complaints in SendGrid's words: fields as `personalizations.0.to`. */
export function refusalOf(error: z.ZodError) {
  return sendgridErrors(error.issues.map((issue) => ({ message: issue.message, field: issue.path.join(".") })));
}

/** Everyone one request writes to, with the headers and custom args that hold for them. */
export function recipientsOf(mail: Mail) {
  return mail.personalizations.flatMap((each) =>
    [...each.to, ...(each.cc ?? []), ...(each.bcc ?? [])].map(({ email }) => ({
      email,
      subject: each.subject ?? mail.subject ?? "",
      headers: { ...mail.headers, ...each.headers },
      customArgs: { ...mail.custom_args, ...each.custom_args },
    })),
  );
}
