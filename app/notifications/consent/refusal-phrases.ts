/**
 * How people ask to be left alone in words of their own, in the languages of our catalogs. Case and accents do
 * not matter. Revocation "by any reasonable means" counts in the United States
 * (47 CFR 64.1200(a)(10), in force since 11 April 2025), and an objection needs no form in the EU (GDPR article 21).
 */
export const REFUSALS: readonly string[] = [
  // en
  ...["stop texting", "stop messaging", "stop sending", "stop writing", "stop contacting", "stop bothering"],
  ...["stop spamming", "stop bugging", "stop these", "stop the texts", "stop the messages", "stop all texts"],
  ...["stop all messages", "stop this spam", "quit texting", "quit messaging", "no more texts", "no more messages"],
  ...["no more sms", "dont text", "don t text", "do not text", "dont message", "don t message", "do not message"],
  ...["dont contact", "don t contact", "do not contact", "never text", "never contact", "leave me alone"],
  ...["take me off", "remove me", "remove my number", "delete my number", "lose my number", "unsubscribe"],
  ...["opt me out", "opt out", "i revoke", "withdraw my consent", "i do not consent", "not interested"],
  ...["no thanks stop", "no thank you stop"],
  // de
  ...["keine sms mehr", "keine nachrichten mehr", "keine weiteren nachrichten", "keine weiteren sms"],
  ...["schreib mir nicht", "schreibt mir nicht", "schreiben sie mir nicht", "nicht mehr schreiben"],
  ...["nicht mehr kontaktieren", "kontaktieren sie mich nicht", "hor auf", "hort auf", "horen sie auf"],
  ...["lass mich in ruhe", "lasst mich in ruhe", "lassen sie mich in ruhe", "abbestellen", "abmelden"],
  ...["meine nummer loschen", "loschen sie meine nummer", "losch meine nummer", "ich widerspreche", "widerrufe ich"],
  ...["nie wieder sms", "nie wieder nachrichten", "nein danke stop"],
  // fr
  ...["plus de sms", "plus de messages", "arretez de m", "arrete de m", "cessez de m", "ne m ecrivez plus"],
  ...["ne m envoyez plus", "ne me contactez plus", "laissez moi tranquille", "laisse moi tranquille"],
  ...["desabonnez moi", "me desabonner", "desinscrivez moi", "me desinscrire", "supprimez mon numero", "retirez moi"],
  // es
  ...["no mas mensajes", "no mas sms", "no me escriban", "no me escribas", "no me envien", "no me envies"],
  ...["no me manden", "no me mandes", "dejen de", "deja de enviar", "deja de escribir", "deja de mandar"],
  ...["dejame en paz", "dejenme en paz", "darme de baja", "denme de baja", "dame de baja", "borren mi numero"],
  // pt
  ...["nao quero mais", "nao me envie", "nao me mande", "nao me escreva", "nao me contacte", "pare de"],
  ...["parem de", "chega de mensagens", "sem mais mensagens", "deixe me em paz", "deixa me em paz", "me deixe em paz"],
  ...["cancelar subscricao", "remova o meu numero", "remova meu numero", "tire me da lista", "me tire da lista"],
  // it
  ...["basta messaggi", "basta sms", "non voglio piu", "non scrivetemi", "non scrivermi", "smettetela di"],
  ...["smettila di", "smettete di", "non contattatemi", "lasciatemi in pace", "lasciami in pace", "disiscrivimi"],
  ...["disiscrivetemi", "cancellatemi", "cancellate il mio numero", "toglietemi"],
  // nl
  ...["geen sms meer", "geen berichten meer", "stuur me geen", "stuur mij geen", "stop met", "hou op"],
  ...["houd op", "laat me met rust", "laat mij met rust", "niet meer sturen", "uitschrijven", "schrijf me uit"],
  ...["verwijder mijn nummer", "afmelden"],
  // hi
  ...["संदेश बंद", "मैसेज बंद", "मैसेज मत", "संदेश मत", "मैसेज न भेज", "एसएमएस बंद", "मुझे परेशान मत", "बंद करो", "बंद कीजिए"],
  ...["message band karo", "message mat bhejo", "sms band karo", "mat bhejo"],
  // ja
  ...["配信停止", "送らないで", "連絡しないで", "メッセージはいりません", "もういりません", "やめてください", "停止してください"],
  // zh
  ...["退订", "取消订阅", "别再发", "不要再发", "请勿再发", "停止发送", "别发短信", "不要发短信", "别再联系", "不要再联系"],
  // ar
  ...["اوقف الرسائل", "اوقفوا الرسائل", "ايقاف الرسائل", "لا ترسل", "لا ترسلوا", "كفى رسائل", "الغاء الاشتراك"],
  ...["الغوا اشتراكي", "اتركوني وشأني", "لا تتصلوا", "توقفوا عن"],
  // he
  ...["תפסיקו לשלוח", "תפסיק לשלוח", "להפסיק לשלוח", "אל תשלחו", "לא לשלוח", "תסירו אותי", "הסירו אותי", "להסיר אותי"],
  ...["עזבו אותי", "תעזבו אותי", "די להודעות", "בלי הודעות"],
]; // prettier-ignore

/** A refusal as a whole text, but for politeness; within more words ("I got no SMS") only a doubt. */
export const WHOLE_REFUSALS: readonly string[] = [
  ...["no sms", "no text", "no texts", "no messages", "keine sms", "keine nachrichten", "pas de sms", "pas de messages"],
  ...["sin sms", "sem sms", "niente sms", "geen sms", "geen berichten"],
]; // prettier-ignore

/** What may mean it, or something else: a person should look. */
export const DOUBTS: readonly string[] = [
  ...["spam", "harass", "harassment", "annoying", "wrong number", "wrong person", "who is this", "enough"],
  ...["stop it", "falsche nummer", "wer ist da", "nervt", "belastigung", "es reicht", "harcelement"],
  ...["mauvais numero", "ca suffit", "numero equivocado", "basta ya", "acoso", "numero errado", "chega"],
  ...["numero sbagliato", "molestia", "verkeerd nummer", "lastig", "genoeg"],
  ...["गलत नंबर", "迷惑", "番号違い", "骚扰", "打错了", "رقم خطأ", "إزعاج", "מספר שגוי", "הטרדה", "ספאם"],
]; // prettier-ignore

/** A word that asks to stop, and yet does not: what is meant is a visit, the van or the parcel. */
export const NOT_US: readonly string[] = [
  ...["stop by", "stop at", "stop in", "stop over", "stop off", "non stop", "bus stop", "stop the delivery"],
  ...["stop delivery", "stop my order", "stop the order", "stop the parcel", "stop the package", "stop my parcel"],
  ...["stop my package", "stop shipping", "stop the shipment", "end of", "quit smoking", "remove me from the door"],
]; // prettier-ignore
