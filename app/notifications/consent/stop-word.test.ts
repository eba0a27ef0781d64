import { describe, expect, it } from "vitest";

import { mayRefuse, wishOf } from "./stop-word.ts";

describe("wishOf", () => {
  it.each([
    ["STOP", "stop"],
    [" stop! ", "stop"],
    ["ok STOP please", "stop"],
    ["Stop texting me please", "stop"],
    ["opt out", "stop"],
    ["Arrêt", "stop"],
    ["unsubscribe", "stop"],
    ["START", "start"],
    ["help", "help"],
    ["Hilfe", "help"],
    ["yes please bring it tomorrow", null],
    ["Thanks, the parcel must not stop!", null],
    ["", null],
    ["🙂", null],
  ])("%j asks for %s", (text, wish) => {
    expect(wishOf(text)).toBe(wish);
  });

  it.each([
    "please leave me alone",
    "Hey, STOP sending me these",
    "I don't want this. Do not contact me again.",
    "take me off your list",
    "Please stop texting me, end of story",
    "do not text me, end of discussion",
    "stop texting me or I stop by your store",
    "I revoke. End of.",
    "No thanks, stop",
    "Bitte keine SMS!",
    "Nie wieder SMS",
    "Bitte keine SMS mehr!",
    "Hören Sie auf, mir zu schreiben",
    "Lasst mich in Ruhe",
    "Arrêtez de m’envoyer des messages",
    "Laissez-moi tranquille svp",
    "Dejen de mandarme mensajes",
    "¡No me escriban más!",
    "Não quero mais receber mensagens",
    "Parem de mandar SMS",
    "Smettetela di scrivermi",
    "Basta messaggi!",
    "Stuur me geen berichten meer",
    "Laat me met rust",
    "कृपया मैसेज बंद करें",
    "मुझे मैसेज मत भेजो",
    "もう送らないでください",
    "配信停止",
    "请不要再发短信给我",
    "退订",
    "أوقفوا الرسائل من فضلكم",
    "لا ترسلوا لي شيئا",
    "תפסיקו לשלוח לי הודעות",
    "תסירו אותי מהרשימה",
  ])("%j is a clear refusal", (text) => {
    expect(wishOf(text)).toBe("stop");
    expect(mayRefuse(text)).toBe(false);
  });

  it.each([
    "Could you stop by the shop for me?",
    "Stop by the shop, it is next door",
    "Ich bin am Bus Stop",
    "Please stop the delivery, I moved",
    "stop my order please",
    "Cancel my order",
    "When does it come?",
    "Kommt das Paket heute noch? Danke",
    "Merci beaucoup !",
    "¿Cuándo llega?",
    "いつ届きますか？",
    "什么时候送到？",
    "متى يصل؟",
    "מתי זה מגיע?",
    "कब आएगा?",
  ])("%j is none", (text) => {
    expect(wishOf(text)).toBeNull();
  });

  it("takes Twilio's own reading first", () => {
    expect(wishOf("bitte nicht mehr", "STOP")).toBe("stop");
    expect(wishOf("STOP", "nonsense")).toBe("stop");
  });

  it("reads a text of a megabyte at once", () => {
    expect(wishOf("stop ".repeat(200_000))).toBeNull();
  });
});

describe("mayRefuse", () => {
  it.each([
    ["Stop!! This is not my parcel", true],
    ["Cancel my order", true],
    ["Please stop the delivery", false],
    ["this is spam", true],
    ["Ich habe keine SMS bekommen", true],
    ["Please remove me from the door list", true],
    ["No thanks, I will stop by tomorrow", false],
    ["Wrong number", true],
    ["Es reicht langsam", true],
    ["Stop by the shop", false],
    ["Thanks, the parcel must not stop!", false],
    ["When does it come?", false],
    ["STOP", false],
    ["", false],
  ])("%j: %s", (text, doubtful) => {
    expect(mayRefuse(text)).toBe(doubtful);
  });
});
