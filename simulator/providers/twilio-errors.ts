/** Twilio's words for the refusals we stage, by error code. */
const ERRORS = {
  20003: { status: 401, message: "Authenticate" },
  20404: { status: 404, message: "The requested resource was not found" },
  20429: { status: 429, message: "Too Many Requests" },
  20500: { status: 500, message: "An internal server error has occurred" },
  20503: { status: 503, message: "Service is unavailable. Please try again" },
  21211: { status: 400, message: "The 'To' number {to} is not a valid phone number." },
  21212: {
    status: 400,
    message: "The 'From' number {from} is not a valid phone number, shortcode, or alphanumeric sender ID.",
  },
  21408: {
    status: 400,
    message: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {to}.",
  },
  21602: { status: 400, message: "Message body is required." },
  21603: { status: 400, message: "A 'From' phone number is required." },
  21604: { status: 400, message: "A 'To' phone number is required." },
  21606: {
    status: 400,
    message:
      "The 'From' phone number provided ({from}) is not a valid message-capable Twilio phone number for this destination.",
  },
  21608: {
    status: 400,
    message: "The number {to} is unverified. Trial accounts cannot send messages to unverified numbers.",
  },
  21610: { status: 400, message: "Attempt to send to unsubscribed recipient" },
  21611: { status: 429, message: "The 'From' number {from} has exceeded the maximum number of queued messages" },
  21612: {
    status: 400,
    message: "Message cannot be sent with the current combination of 'To' ({to}) and/or 'From' ({from}) parameters",
  },
  21614: { status: 400, message: "To number: {to}, is not a mobile number" },
  21617: { status: 400, message: "The concatenated message body exceeds the 1600 character limit" },
} as const;

export type TwilioCode = keyof typeof ERRORS;

/** Numbers that are refused, as with Twilio's test credentials. */
const REFUSED_TO: Record<string, TwilioCode> = {
  "+15005550001": 21211,
  "+15005550002": 21612,
  "+15005550003": 21408,
  "+15005550004": 21610,
  "+15005550009": 21614,
};

const REFUSED_FROM: Record<string, TwilioCode> = {
  "+15005550001": 21212,
  "+15005550007": 21606,
  "+15005550008": 21611,
};

/** Numbers that are accepted and reported undelivered a moment later: +1500 555 and the error code's last digits. */
const UNDELIVERED_TO: Record<string, number> = {
  "+15005553003": 30003,
  "+15005553004": 30004,
  "+15005553005": 30005,
  "+15005553006": 30006,
  "+15005553007": 30007,
  "+15005553008": 30008,
};

export type MessageParams = { To?: string | undefined; From?: string | undefined; Body?: string | undefined };

/** The code Twilio refuses these parameters with, or null. */
export function refusedWith({ To = "", From = "", Body = "" }: MessageParams): TwilioCode | null {
  if (!To) return 21604;
  if (!From) return 21603;
  if (!Body) return 21602;
  if (Body.length > 1_600) return 21617;
  if (!/^\+[1-9]\d{6,14}$/.test(To)) return 21211;
  return REFUSED_TO[To] ?? REFUSED_FROM[From] ?? null;
}

/** The error code a text to this number fails with after it was accepted, or null when it arrives. */
export function undeliveredWith(to: string): number | null {
  return UNDELIVERED_TO[to] ?? null;
}

/** Twilio's error body. */
export function twilioError(code: TwilioCode, params: MessageParams = {}) {
  const { status, message } = ERRORS[code];
  return {
    code,
    message: message.replaceAll("{to}", params.To ?? "").replaceAll("{from}", params.From ?? ""),
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  };
}
