-- The delivery log asks by state and by reason, newest first: most messages have neither a rare state nor a reason.
create index "Message_shop_state_createdAt_id_idx" on "Message" (shop, state, "createdAt", id);
create index "Message_shop_reason_createdAt_idx" on "Message" (shop, reason, "createdAt") where reason is not null;
