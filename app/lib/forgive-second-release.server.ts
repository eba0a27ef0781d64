import type pg from "pg";

type OnConnect = Parameters<pg.Pool["connect"]>[0];

/**
 * In this pool, giving a connection back twice is no crime when it was asked for with a callback. The job
 * queue does so when its listening connection breaks while it stops, and the error would end the process.
 */
export function forgiveSecondRelease(pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool);
  const connectOnce = (onConnect: OnConnect) =>
    connect((error, client, release) => {
      let isReleased = false;
      onConnect(error, client, (broken) => {
        if (isReleased) return;
        isReleased = true;
        // A pool that has ended hands over an error and nothing to give back, whatever its types say.
        (release as typeof release | undefined)?.(broken);
      });
    });
  // Not a class of our own: libraries tell a pool by the name of its class.
  pool.connect = ((onConnect?: OnConnect) => (onConnect ? connectOnce(onConnect) : connect())) as pg.Pool["connect"];
  return pool;
}
