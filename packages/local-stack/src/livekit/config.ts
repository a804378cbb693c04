import { networkInterfaces } from 'node:os';

export interface LiveKitConfig {
  port: number;
  tcpPort: number;
  udpPort: number;
  apiKey: string;
  apiSecret: string;
  webhookUrls: readonly string[];
}

/**
 * The configuration of a server that only this machine can use and that asks nobody else anything. JSON, which is YAML
 * too. The server refuses unknown keys.
 */
export function liveKitConfig({
  port,
  tcpPort,
  udpPort,
  apiKey,
  apiSecret,
  webhookUrls,
}: LiveKitConfig): string {
  return JSON.stringify(
    {
      port,
      bind_addresses: ['127.0.0.1'],
      rtc: {
        tcp_port: tcpPort,
        udp_port: udpPort,
        node_ip: '127.0.0.1',
        use_external_ip: false,
        enable_loopback_candidate: true,
        interfaces: { includes: loopbackInterfaces() },
        // Without an entry the server tells its clients of public ones. This one is ours and never answers.
        stun_servers: [`127.0.0.1:${udpPort}`],
      },
      keys: { [apiKey]: apiSecret },
      ...(webhookUrls.length === 0 ? {} : { webhook: { api_key: apiKey, urls: webhookUrls } }),
      // Seconds. A token alone must not open a room: the API makes each one with its own times.
      room: { auto_create: false, empty_timeout: 300, departure_timeout: 20 },
      logging: { level: 'info', json: true },
    },
    null,
    2,
  );
}

/** `lo` on Linux, `lo0` on macOS. */
function loopbackInterfaces(): string[] {
  return Object.entries(networkInterfaces())
    .filter(([, addresses]) => addresses?.some((address) => address.address === '127.0.0.1'))
    .map(([name]) => name);
}
