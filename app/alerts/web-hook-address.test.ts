import { describe, expect, it } from "vitest";

import { isPublicIp, refuseAddress } from "./web-hook-address.ts";

const outside = { allowLoopback: false };
const pretended = { allowLoopback: true };

describe("isPublicIp", () => {
  it.each(["1.1.1.1", "34.237.63.1", "192.0.1.1", "172.32.0.1", "2606:4700::1111"])("takes %s", (ip) => {
    expect(isPublicIp(ip)).toBe(true);
  });

  it.each([
    ...[
      "0.0.0.0",
      "10.1.2.3",
      "100.64.0.1",
      "127.0.0.1",
      "127.8.8.8",
      "169.254.169.254",
      "172.16.0.1",
      "172.31.255.255",
    ],
    ...["192.0.0.8", "192.168.1.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
    ...["::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe"],
    ...["64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:53aa::", "2001:db8::1", "", "nonsense"],
  ])("refuses %s", (ip) => {
    expect(isPublicIp(ip)).toBe(false);
  });
});

describe("refuseAddress", () => {
  it.each([
    ["https://hooks.slack.com/services/T0/B0/x", null],
    ["https://1.1.1.1/hook", null],
    ["http://hooks.slack.com/services/T0/B0/x", "not_https"],
    ["ftp://hooks.slack.com/", "not_https"],
    ["https://me:secret@hooks.slack.com/", "holds_password"],
    ["https://127.0.0.1/", "not_public"],
    // Every spelling of 127.0.0.1 that a resolver understands becomes itself.
    ["https://2130706433/", "not_public"],
    ["https://0x7f.1/", "not_public"],
    ["https://0177.0.0.1/", "not_public"],
    ["https://[::1]/", "not_public"],
    ["https://[::ffff:10.0.0.1]/", "not_public"],
    ["http://127.0.0.1:4190/alerts", "not_https"],
    ["nonsense", "not_an_address"],
  ])("says of %s: %s", (address, refusal) => {
    expect(refuseAddress(address, outside)).toBe(refusal);
  });

  it("lets this machine be called where the outside is pretended, and nothing else more", () => {
    expect(refuseAddress("http://127.0.0.1:4190/alerts", pretended)).toBeNull();
    expect(refuseAddress("http://localhost:4190/alerts", pretended)).toBeNull();
    expect(refuseAddress("http://10.0.0.1/", pretended)).toBe("not_https");
    expect(refuseAddress("https://169.254.169.254/", pretended)).toBe("not_public");
  });
});
