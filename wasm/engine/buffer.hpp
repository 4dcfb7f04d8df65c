// An array of plain values that grows by realloc and fills by loops of its own. In code built for
// size, std::vector constructs element by element through calls; measured, that cost evaluation
// more than half of its time in the browser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "missing.hpp"

namespace figur {

template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Buffer() = default;
  Buffer(std::size_t n, T fill) { resize(n, fill); }
  Buffer(const Buffer& other) { append(other.data_, other.size_); }
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(Buffer other) noexcept {
    swap(other);
    return *this;
  }
  ~Buffer();

  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }

  void reserve(std::size_t n);
  // New cells, where it grows, are `fill`.
  void resize(std::size_t n, T fill);
  // New cells are whatever stood in memory: for those who write them all.
  void resize_unset(std::size_t n) {
    reserve(n);
    size_ = n;
  }
  // Gives back what was taken for more than it holds.
  void fit();
  void append(const T* from, std::size_t count);
  void append(const Buffer& other) { append(other.data_, other.size_); }
  void push_back(T value) {
    if (size_ == capacity_) reserve(capacity_ < 8 ? 16 : capacity_ * 2);
    data_[size_++] = value;
  }

 private:
  void swap(Buffer& other) noexcept;

  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

extern template class Buffer<char>;
extern template class Buffer<double>;
extern template class Buffer<Missing>;
extern template class Buffer<std::int8_t>;
extern template class Buffer<std::uint8_t>;
extern template class Buffer<std::uint16_t>;
extern template class Buffer<std::uint32_t>;

}  // namespace figur
