#include "buffer.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace figur {

template <class T>
Buffer<T>::~Buffer() {
  std::free(data_);
}

template <class T>
void Buffer<T>::reserve(std::size_t n) {
  if (n <= capacity_) return;
  void* grown = std::realloc(data_, n * sizeof(T));
  // Out of memory ends as it does for operator new without exceptions; sizes are checked before.
  if (grown == nullptr) std::abort();
  data_ = static_cast<T*>(grown);
  capacity_ = n;
}

template <class T>
void Buffer<T>::resize(std::size_t n, T fill) {
  reserve(n);
  if (n > size_) {
    T* const from = data_ + size_;
    // Code built for size fills cell by cell.
    if (!std::is_floating_point_v<T> && fill == T{}) std::memset(from, 0, (n - size_) * sizeof(T));
    else std::fill(from, data_ + n, fill);
  }
  size_ = n;
}

template <class T>
void Buffer<T>::fit() {
  if (size_ == 0 || size_ == capacity_) return;
  void* fitted = std::realloc(data_, size_ * sizeof(T));
  if (fitted == nullptr) return;
  data_ = static_cast<T*>(fitted);
  capacity_ = size_;
}

template <class T>
void Buffer<T>::append(const T* from, std::size_t count) {
  if (count == 0) return;
  if (size_ + count > capacity_) reserve(std::max(size_ + count, capacity_ * 2));
  std::memcpy(data_ + size_, from, count * sizeof(T));
  size_ += count;
}

template <class T>
void Buffer<T>::swap(Buffer& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
}

template class Buffer<char>;
template class Buffer<double>;
template class Buffer<Missing>;
template class Buffer<std::int8_t>;
template class Buffer<std::uint8_t>;
template class Buffer<std::uint16_t>;
template class Buffer<std::uint32_t>;

}  // namespace figur
