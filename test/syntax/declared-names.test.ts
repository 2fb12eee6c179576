import { expect, test } from 'vitest';
import { declaredNames } from '../../server/src/syntax/declared-names.ts';

const names = (text: string): { types: string[]; topLevel: string[] } => {
  const { types, topLevel } = declaredNames(text);
  return { types: [...types], topLevel: [...topLevel] };
};

test('Java types, nested ones too', () => {
  expect(names('public final class Topics {\n  enum Kind { A }\n  record Pair(int a) {}\n  @interface Marked {}\n}\ninterface Bus {}').types).toEqual([
    'Topics',
    'Kind',
    'Pair',
    'Marked',
    'Bus',
  ]);
});

test('Kotlin types, functions with receivers and type parameters, constants', () => {
  const { types, topLevel } = names(
    [
      'enum class Level(val text: String) { SAFE("all") }',
      'data class Tuning(val retries: Int)',
      'object Defaults { val inside = 1 }',
      'const val BROKERS = "kafka:9092"',
      'internal fun Properties.transactional(id: String) = apply { put("transactional.id", id) }',
      'fun <K, V> KafkaTemplate<K, V>.sendAll(rows: List<V>) {}',
      'class Job {\n  fun method() {}\n}',
    ].join('\n'),
  );
  expect(types).toEqual(['Level', 'Tuning', 'Defaults', 'Job']);
  expect(topLevel).toEqual(['BROKERS', 'transactional', 'sendAll']);
});

test('Scala types and what stands at the start of a line', () => {
  const { types, topLevel } = names(
    'sealed trait Event\ncase class Placed(id: String) extends Event\nobject Settings {\n  val inner = 1\n}\ndef broker: String = "kafka"\n',
  );
  expect(types).toEqual(['Event', 'Placed', 'Settings']);
  expect(topLevel).toEqual(['broker']);
});
