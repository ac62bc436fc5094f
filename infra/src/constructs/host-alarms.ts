import { Construct } from 'constructs';
import type { AlarmTopic } from './alarm-topic.ts';
import { METRICS_NAMESPACE } from './host-role.ts';
import { MailAlarm, type MailAlarmProps } from './mail-alarm.ts';

interface HostAlarmsProps {
  readonly topic: AlarmTopic;
}

type HostAlarm = Omit<MailAlarmProps, 'topic' | 'namespace'>;

const ALARMS: Readonly<Record<string, HostAlarm>> = {
  HealthAlarm: {
    description: 'The app does not answer, or its host is silent. What is wrong: npm run deploy -- doctor',
    metricName: 'HealthOk',
    isWrong: { below: 1 },
    during: { periods: 5, seconds: 60 },
    silenceIs: 'wrong',
  },
  DiskAlarm: {
    description: 'A disk of the host is more than 80 % full. What is wrong: npm run deploy -- doctor',
    metricName: 'DiskUsedPercent',
    isWrong: { above: 80 },
    during: { periods: 3, seconds: 300 },
    silenceIs: 'as before',
  },
  MemoryAlarm: {
    description: 'The host has used more than 90 % of its memory for 15 minutes. npm run deploy -- doctor',
    metricName: 'MemoryUsedPercent',
    isWrong: { above: 90 },
    during: { periods: 3, seconds: 300 },
    silenceIs: 'as before',
  },
  BackupAgeAlarm: {
    description: 'The newest backup is older than 26 hours. Make one: npm run deploy -- backup',
    metricName: 'BackupAgeHours',
    isWrong: { above: 26 },
    during: { periods: 2, seconds: 3600 },
    silenceIs: 'wrong',
  },
  DrillAlarm: {
    description: 'The newest backup could not be restored on trial. Try again: npm run deploy -- drill',
    metricName: 'DrillOk',
    isWrong: { below: 1 },
    during: { periods: 1, seconds: 3600 },
    silenceIs: 'as before',
  },
};

/** What the host reports about itself each minute, and when the owner is told. */
export class HostAlarms extends Construct {
  constructor(scope: Construct, id: string, { topic }: HostAlarmsProps) {
    super(scope, id);
    for (const [name, alarm] of Object.entries(ALARMS))
      new MailAlarm(this, name, { ...alarm, topic, namespace: METRICS_NAMESPACE });
  }
}
