import type { ScanReport } from '../core/report.ts';
import type { Config } from './schema.ts';

/** A report as the configuration wants it: severities of rules and names of services. */
export function applyConfig(report: ScanReport, { rules = {}, services = {} }: Config): ScanReport {
  const directories = Object.entries(services)
    .map(([directory, name]) => ({ directory: directory.replace(/\/+$/, ''), name }))
    .sort((a, b) => b.directory.length - a.directory.length);
  const nameOf = (file: string): string | undefined => directories.find(({ directory }) => directory === '.' || file.startsWith(`${directory}/`))?.name;
  const findings = report.findings.flatMap((finding) => {
    const level = rules[finding.rule];
    if (level === 'off') return [];
    return [{ ...finding, severity: level ?? finding.severity, service: nameOf(finding.file) ?? finding.service }];
  });
  const renamed = report.services.map((service) => ({ ...service, id: nameOf(`${service.path}/`) ?? service.id }));
  return { ...report, findings, services: renamed };
}
