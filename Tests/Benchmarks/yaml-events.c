/* Reads YAML files with libyaml and does nothing with the events: the floor for any checker that reads the same files.
 *
 *     yaml-events FILE...
 *
 * Prints the number of events; the exit status is 1 where a file cannot be read. */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

/* The whole file in memory, as a checker holds it; NULL where it cannot be read. */
static unsigned char *contents(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  unsigned char *bytes = NULL;
  if (fseek(file, 0, SEEK_END) == 0) {
    long end = ftell(file);
    rewind(file);
    if (end >= 0) bytes = malloc((size_t)end + 1);
    if (bytes) *size = fread(bytes, 1, (size_t)end, file);
  }
  fclose(file);
  return bytes;
}

/* The number of events of a file, or -1. */
static long events(const char *path) {
  size_t size = 0;
  unsigned char *bytes = contents(path, &size);
  if (!bytes) return -1;
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) {
    free(bytes);
    return -1;
  }
  yaml_parser_set_input_string(&parser, bytes, size);
  long count = 0;
  for (int done = 0; !done;) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) {
      count = -1;
      break;
    }
    count++;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  free(bytes);
  return count;
}

int main(int count, char **arguments) {
  long total = 0;
  for (int i = 1; i < count; i++) {
    long found = events(arguments[i]);
    if (found < 0) {
      fprintf(stderr, "%s: cannot be read\n", arguments[i]);
      return 1;
    }
    total += found;
  }
  printf("%ld\n", total);
  return 0;
}
