"""What people see: charts, the report and the explorer."""
