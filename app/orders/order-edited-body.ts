import { z } from "zod";

import { shopifyId } from "#app/lib/shopify-id.ts";

/** `orders/edited`: which order; what has become of it is asked of the Admin API. */
export const orderEditedBody = z.object({ order_edit: z.object({ order_id: shopifyId }) });
