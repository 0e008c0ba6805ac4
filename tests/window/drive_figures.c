#include "drive.h"
void figures_measure(Drive *drive) { (void)drive; }
