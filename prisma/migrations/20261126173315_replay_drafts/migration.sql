-- How a merchant hears of trouble is no part of a draft of sending rules: its addresses do not belong there.
update "Replay" set draft = draft #- '{sending,alerts}' where draft->'sending' ? 'alerts';
