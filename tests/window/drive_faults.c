#include "drive.h"
void faults_play(Drive *drive) { (void)drive; }
