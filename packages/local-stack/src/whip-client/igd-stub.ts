/**
 * A library in the place of GUPnP's for routers (IGD). On Debian 12 simple-whip-client uses libsoup 2, and GStreamer's WebRTC
 * loads libsoup 3 by libnice and libgupnp-igd; libsoup ends a process that has both ("Using libsoup2 and libsoup3 in the same
 * process is not supported"). libnice asks that library only to open ports in a router, which nobody needs on loopback: these
 * are the four functions that it links to, and none does anything.
 */
export const igdStub = {
  name: 'libgupnp-igd-1.0.so.4',
  source: `
unsigned long gupnp_simple_igd_get_type(void) { return 0; }
void *gupnp_simple_igd_thread_new(void) { return 0; }
void gupnp_simple_igd_add_port(void) {}
void gupnp_simple_igd_remove_port_local(void) {}
`,
} as const;
