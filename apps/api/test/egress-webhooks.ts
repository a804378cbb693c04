/** Webhooks of LiveKit Egress 1.12, shortened from recorded ones: their room has no field `room`. */
export const egressStarted = (roomName: string) => ({
  event: 'egress_started',
  egressInfo: {
    egressId: 'EG_EZDAKYQWRqX5',
    roomId: 'RM_E9zt2HZrGWKb',
    roomName,
    sourceType: 'EGRESS_SOURCE_TYPE_SDK',
    updatedAt: '1795407640230098735',
    participant: {
      roomName,
      identity: 'usr_host',
      fileOutputs: [{ fileType: 'MP4', filepath: '/out/one.mp4' }],
    },
  },
  id: 'EV_egress_started',
  createdAt: '1795407640',
});

export const egressEnded = (roomName: string) => ({
  event: 'egress_ended',
  egressInfo: {
    egressId: 'EG_EZDAKYQWRqX5',
    roomId: 'RM_E9zt2HZrGWKb',
    roomName,
    sourceType: 'EGRESS_SOURCE_TYPE_SDK',
    status: 'EGRESS_COMPLETE',
    startedAt: '1795407640284903252',
    endedAt: '1795407649472443126',
    updatedAt: '1795407649472443126',
    participant: {
      roomName,
      identity: 'usr_host',
      fileOutputs: [{ fileType: 'MP4', filepath: '/out/one.mp4' }],
    },
    fileResults: [
      { filename: '/out/one.mp4', duration: '8733046127', size: '1518746', location: '/out/one.mp4' },
    ],
    details: 'End reason: StopEgress API',
  },
  id: 'EV_egress_ended',
  createdAt: '1795407649',
});

export const ingressStarted = (roomName: string) => ({
  event: 'ingress_started',
  ingressInfo: {
    ingressId: 'IN_EZDAKYQWRqX5',
    inputType: 'RTMP_INPUT',
    roomName,
    participantIdentity: 'usr_host',
  },
  id: 'EV_ingress_started',
  createdAt: '1795407640',
});
