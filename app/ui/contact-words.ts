/** How far the order was when its shopper asked, in the merchant's words. */
export const contactStageWords: Record<string, string> = {
  unsent: "Not sent yet",
  moving: "On its way",
  arriving: "Out for delivery, or ready to collect",
  late: "Later than expected",
  trouble: "Held up, or delivery failed",
  returning: "Going back to you",
  arrived: "Delivered",
  ended: "Cancelled",
};

/** What a ticket was about. */
export const causeWords: Record<string, string> = {
  wismo: "Where is my order?",
  delivery: "Trouble with the delivery",
  not_received: "Told delivered, but not there",
  damaged: "Damaged or wrong item",
  return: "Return or exchange",
  change: "Change or cancel the order",
  product: "Question about a product",
  other: "Something else",
};
