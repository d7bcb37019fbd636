#include <iostream>

#include <sprat/sprat.hpp>

#include "rides.h"

int main() {
  std::int64_t total = 0;
  for (const cta::Ride& ride : sprat::Reader<cta::Ride>("rides.sprat")) {
    total += ride.rides.value_or(0);
  }
  std::cout << total << " rides\n";
}
