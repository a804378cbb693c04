import { useTranslation } from 'react-i18next';
import type { Device } from './capture.ts';
import type { DeviceKind } from './device-failure.ts';

/** How a device is called: by its own name, or by a number while the browser keeps the name back. */
export function useDeviceName(kind: DeviceKind): (device: Device, index: number) => string {
  const { t } = useTranslation('studio');
  return (device, index) => device.label || t(`devices.unnamed_${kind}`, { number: index + 1 });
}
