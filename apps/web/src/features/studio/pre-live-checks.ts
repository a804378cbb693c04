import type { CaptureSnapshot } from './capture.ts';
import type { PlanRights } from '../../api/plans/plan-rights.ts';
import type { ServerHealth } from '../../api/system/get-server-health.ts';

/** `stop`: prevents the stream. `warn`: does not. `wait`: not known yet. */
export type CheckState = 'ok' | 'warn' | 'stop' | 'wait';

export interface Check {
  name: 'plan' | 'picture' | 'sound' | 'encoder' | 'server';
  state: CheckState;
  /** The key of its message. */
  message:
    | 'plan_host'
    | 'plan_private'
    | 'picture_ok'
    | 'picture_screen'
    | 'picture_wait'
    | 'picture_off'
    | 'picture_none'
    | 'picture_dark'
    | 'sound_ok'
    | 'sound_wait'
    | 'sound_silent'
    | 'sound_off'
    | 'sound_none'
    | 'encoder_ok'
    | 'encoder_start'
    | 'encoder_wait'
    | 'encoder_none'
    | 'server_ok'
    | 'server_wait'
    | 'server_none'
    | 'server_media'
    | 'server_database';
}

/** How an encoder stands that sends in the place of this browser. */
export interface EncoderFacts {
  /** Whether anything arrives. */
  sends: boolean;
  /** Whether the stream starts with it. */
  starts: boolean;
}

interface Facts {
  capture: CaptureSnapshot;
  /** Null while this browser sends. */
  encoder: EncoderFacts | null;
  /** Whether the microphone has picked anything up. */
  heard: boolean;
  server: ServerHealth | undefined;
  /** What the owner's plan does not give and this stream needs, where that is known. */
  lack: keyof PlanRights | null;
  onAir: boolean;
}

/** Everything to look at, in the order in which it is shown. On air nothing is prevented any more, so all are warnings. */
export function checksOf({ capture, encoder, heard, server, lack, onAir }: Facts): Check[] {
  const sent = encoder ? [encoderCheck(encoder, onAir)] : [pictureCheck(capture), soundCheck(capture, heard)];
  const checks = [...sent, serverCheck(server)];
  if (onAir) return checks.map(onAirCheck);
  return lack ? [{ name: 'plan', state: 'stop', message: `plan_${lack}` }, ...checks] : checks;
}

function onAirCheck(check: Check): Check {
  if (check.state !== 'stop') return check;
  return { ...check, state: 'warn', message: check.name === 'picture' ? 'picture_dark' : check.message };
}

function pictureCheck({ camera, screen }: CaptureSnapshot): Check {
  const check = (state: CheckState, message: Check['message']): Check => ({
    name: 'picture',
    state,
    message,
  });
  if (camera.track) return check('ok', 'picture_ok');
  if (screen) return check('ok', 'picture_screen');
  if (!camera.on) return check('stop', 'picture_off');
  return camera.state === 'failed' ? check('stop', 'picture_none') : check('wait', 'picture_wait');
}

/** A stream without sound is a stream: nothing here prevents it. */
function soundCheck({ microphone }: CaptureSnapshot, heard: boolean): Check {
  const check = (state: CheckState, message: Check['message']): Check => ({ name: 'sound', state, message });
  if (!microphone.on) return check('warn', 'sound_off');
  if (microphone.state === 'failed') return check('warn', 'sound_none');
  if (!microphone.track) return check('wait', 'sound_wait');
  return heard ? check('ok', 'sound_ok') : check('warn', 'sound_silent');
}

/** An encoder connects after the stream has started, or starts it: nothing here prevents it. */
function encoderCheck({ sends, starts }: EncoderFacts, onAir: boolean): Check {
  const check = (state: CheckState, message: Check['message']): Check => ({
    name: 'encoder',
    state,
    message,
  });
  if (sends) return check('ok', 'encoder_ok');
  if (onAir) return check('warn', 'encoder_none');
  return check('wait', starts ? 'encoder_wait' : 'encoder_start');
}

function serverCheck(server: ServerHealth | undefined): Check {
  const check = (state: CheckState, message: Check['message']): Check => ({ name: 'server', state, message });
  switch (server) {
    case undefined:
      return check('wait', 'server_wait');
    case 'ok':
      return check('ok', 'server_ok');
    case 'unreachable':
      return check('stop', 'server_none');
    case 'media':
      return check('stop', 'server_media');
    case 'database':
      return check('stop', 'server_database');
  }
}

/** The first check that prevents the stream. */
export function obstacleOf(checks: readonly Check[]): Check | undefined {
  return (
    checks.find((check) => check.state === 'stop') ??
    checks.find((check) => check.state === 'wait' && check.name === 'picture')
  );
}
