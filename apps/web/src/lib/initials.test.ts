import { describe, expect, test } from '@jest/globals';
import { initialsOf } from './initials.ts';

describe('initialsOf', () => {
  test.each([
    ['Łucja Wiśniewska', 'ŁW'],
    ['Þórhallur Guðmundsson', 'ÞG'],
    ['Дарья Ковальчук', 'ДК'],
    ['Οδυσσέας Παππάς', 'ΟΠ'],
    ['Olúwaṣeun Adébáyọ̀', 'OA'],
    ['Nguyễn Thị Minh Khai', 'NK'],
    ['patchbay', 'P'],
    ['wheel_thrower_88', 'W'],
    ['さくら書道教室', 'さ'],
    ['中村 さくら', '中'],
    ['ليلى الحداد', 'ل'],
    ['👩‍🎨 studio', 'S'],
    ['👩‍🎨', '👩‍🎨'],
    ['', ''],
  ])('%s → %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
