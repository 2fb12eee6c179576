import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type KnownTargets, SECTION, TARGETS_REQUEST } from '../server/src/lsp/protocol.ts';

/** Shows in the status bar which targets findings are reported for. */
export function showTargets(item: vscode.StatusBarItem, selected: readonly string[]): void {
  item.text = `$(target) Kafka: ${selected.length > 0 ? selected.join(', ') : 'no target'}`;
  item.tooltip = selected.length > 0 ? `Findings are reported for ${selected.join(', ')}` : 'Choose the platforms that this workspace should run on';
  item.show();
}

/** Lets the user pick among the targets that the server knows, and keeps the choice in the workspace's settings. */
export async function selectTargets(client: LanguageClient): Promise<void> {
  const { known, selected } = await client.sendRequest<KnownTargets>(TARGETS_REQUEST);
  const defaultsFirst = [...known].sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  const specifications = new Set([...selected, ...defaultsFirst.map((target) => target.specification)]);
  const titles = new Map(known.map((target) => [target.specification, target.title]));
  const items = [...specifications].map((label) => ({ label, description: titles.get(label) ?? '', picked: selected.includes(label) }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: 'Kafka targets',
    placeHolder: 'Platforms and versions to judge this workspace against',
  });
  if (picked === undefined) return;
  const scope = vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration(SECTION).update(
    'targets',
    picked.map((item) => item.label),
    scope,
  );
}
